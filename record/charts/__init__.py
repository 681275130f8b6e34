"""Pictures of results: the phone card in colour and the chart on paper in black and white."""
