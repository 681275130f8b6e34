// The screen: asks for the stream of its meeting and shows each snapshot.

import { stayAwake } from "./awake.js";
import { ServerClock } from "./clock.js";
import { Connection } from "./connection.js";
import { tellGone, tellLost } from "./frame.js";
import { Keys } from "./keys.js";
import { Own } from "./own.js";
import { reloadFor } from "./reload.js";
import { Stage } from "./stage.js";

const TICK_MS = 250;
const build = document.querySelector("meta[name=build]").content;

const clock = new ServerClock();
const own = new Own();
const stage = new Stage(own, clock);
const keys = new Keys(stage, own);
let dataMs = 0;

function heard(content, isBeat) {
  clock.heard(content.at_ms, isBeat);
  dataMs = content.at_ms;
  if (content.build && content.build !== build) reloadFor(content.build);
}

const connection = new Connection(location.pathname.replace(/\/$/, ""), {
  snapshot(content) {
    heard(content, false);
    stage.show(content);
    keys.say(content);
    document.body.classList.add("ready");
  },
  beat: (content) => heard(content, true),
  strange: () => reloadFor("revision"),
});

function tick() {
  stage.tick();
  stage.turnPages();
  const { snapshot } = stage;
  if (snapshot === null) return;
  tellGone(connection.isGone, snapshot.words);
  tellLost(connection.isStale && !connection.isGone, dataMs, snapshot);
}

connection.start();
keys.start();
stayAwake();
setInterval(tick, TICK_MS);
addEventListener("resize", () => stage.remeasure());
document.fonts.ready.then(() => stage.remeasure());
// Fonts of other scripts come when their first sign is shown.
document.fonts.addEventListener("loadingdone", () => stage.remeasure());
