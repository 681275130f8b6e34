// The screen: asks for the stream of its meeting and shows each snapshot.
