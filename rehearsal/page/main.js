// The page: everybody at the left, phones side by side, the screen and the training at the right.

import { call, Refused } from "./api.js";
import { askGroup, askPerson } from "./dialogs.js";
import { el } from "./dom.js";
import { Phone } from "./phone.js";
import { Projector } from "./projector.js";
import { Roster } from "./roster.js";
import { topBar } from "./topbar.js";
import { Training } from "./training.js";
import { t } from "./words.js";

const PHONES_MAX = 4;
const KEPT = "jajak-latihan-ponsel";
// How often the roster is asked for at most: it is long when many are there, and its lines are a by-the-way.
const FEW_PEOPLE = 60;
const ROSTER_MILLISECONDS = { few: 250, many: 1500 };
const WAIT_SECONDS = 25;
const RETRY_MILLISECONDS = 1000;
// A hall that votes changes something every moment: so many times a second is enough to look.
const LOOK_MILLISECONDS = 120;
const TRAINING_MILLISECONDS = 1000;

const shell = {
  world: null,
  phones: [],
  active: null,
  places: 1,
  projector: new Projector(),
  training: new Training(),

  openScreen: (address) => shell.projector.show(address),
  askLink: () => shell.top.link.focus(),
  addPerson: () => askPerson(async (card) => { await refreshWorld(); shell.open(card); }),
  addGroup() {
    if (!shell.active) return shell.addPerson();
    return askGroup(shell.world.people, shell.active.person.id, (made) => shell.active.openChat(made.id));
  },

  // A person's phone: a free place, or that of the phone in front.
  open(person) {
    const standing = shell.phones.find((one) => one.person.id === person.id);
    if (standing) {
      shell.activate(standing);
      standing.composer.field.focus();
      return;
    }
    const phone = new Phone(person, shell);
    if (shell.phones.length >= shell.places && shell.phones.length > 0) {
      const old = shell.active ?? shell.phones.at(-1);
      shell.phones.splice(shell.phones.indexOf(old), 1, phone);
      old.root.replaceWith(phone.root);
      old.destroy();
    } else {
      shell.phones.push(phone);
      shell.row.insertBefore(phone.root, shell.row.querySelector(".empty-place"));
    }
    shell.activate(phone);
    shell.arrange();
  },

  close(phone) {
    phone.destroy();
    shell.phones = shell.phones.filter((one) => one !== phone);
    shell.places = Math.max(1, shell.phones.length);
    if (shell.active === phone) shell.active = null;
    if (shell.phones.length > 0) shell.activate(shell.phones[0]);
    shell.arrange();
  },

  activate(phone) {
    if (shell.active === phone) return;
    shell.active?.root.classList.remove("is-active");
    shell.active = phone;
    phone.root.classList.add("is-active");
  },

  // One to four places; those that nobody has yet say what to do.
  setPlaces(count) {
    shell.places = Math.min(PHONES_MAX, Math.max(1, count));
    while (shell.phones.length > shell.places) shell.phones.pop().destroy();
    if (!shell.phones.includes(shell.active)) shell.active = null;
    if (!shell.active && shell.phones.length > 0) shell.activate(shell.phones.at(-1));
    const isShown = (one) => shell.phones.some((phone) => phone.person.id === one.id);
    for (const person of shell.world.people.filter((one) => !isShown(one)).slice(0, shell.places - shell.phones.length)) shell.open(person);
    shell.arrange();
  },

  arrange() {
    const missing = shell.places - shell.phones.length;
    shell.row.querySelectorAll(".empty-place").forEach((one) => one.remove());
    for (let place = 0; place < missing; place += 1) {
      shell.row.append(el("section", { class: "empty-place" }, el("div", {},
        el("b", { text: t(shell.world.people.length ? "empty_place" : "welcome") }),
        el("p", { text: t(shell.world.people.length ? "empty_place_hint" : "welcome_hint") }),
        el("button", { type: "button", class: "loud", text: t("add_person"), on: { click: shell.addPerson } }))));
    }
    shell.row.dataset.count = String(shell.places);
    shell.top.showPlaces(shell.places);
    shell.projector.settle();
    drawRoster();
    shell.keep();
  },

  // What stands open is there again after the page was loaded anew.
  keep() {
    const phones = shell.phones.map((one) => [one.person.id, one.chatId]);
    const kept = { epoch: shell.world.epoch, phones, places: shell.places };
    try { sessionStorage.setItem(KEPT, JSON.stringify(kept)); } catch { /* Reloaded, it then begins anew. */ }
  },
};

function drawRoster() {
  shell.roster.update(shell.world, new Set(shell.phones.map((one) => one.person.id)));
}

let rosterTimer = null;

async function refreshWorld() {
  shell.world = await call("world");
  const there = new Set(shell.world.people.map((one) => one.id));
  for (const phone of shell.phones.filter((one) => !there.has(one.person.id))) shell.close(phone);
  drawRoster();
  if (shell.phones.length === 0) shell.arrange();
}

function refreshWorldSoon() {
  if (rosterTimer !== null) return;
  const pause = ROSTER_MILLISECONDS[shell.world.people.length > FEW_PEOPLE ? "many" : "few"];
  rosterTimer = setTimeout(async () => {
    rosterTimer = null;
    await refreshWorld().catch(passRefusal);
  }, pause);
}

function passRefusal(refused) {
  if (!(refused instanceof Refused)) throw refused;
}

const pause = (milliseconds) => new Promise((done) => { setTimeout(done, milliseconds); });

// Whatever changes is told by one waiting question; only phones that show it ask again.
async function follow() {
  let after = shell.world.revision;
  for (;;) {
    try {
      const told = await call("changes", { after, timeout_seconds: WAIT_SECONDS });
      if (told.epoch !== shell.world.epoch) { location.reload(); return; }
      shell.lost.hidden = true;
      after = told.revision;
      const changed = new Set(told.chats);
      if (told.is_roster_changed || changed.size > 0) refreshWorldSoon();
      for (const phone of shell.phones) {
        if (told.is_roster_changed || phone.chats.some((chat) => changed.has(chat.id))) phone.refresh();
      }
      await pause(LOOK_MILLISECONDS);
    } catch (refused) {
      passRefusal(refused);
      shell.lost.hidden = false;
      await pause(RETRY_MILLISECONDS);
    }
  }
}

function restore() {
  let kept = null;
  try { kept = JSON.parse(sessionStorage.getItem(KEPT) ?? "null"); } catch { /* nothing kept */ }
  const known = kept?.epoch === shell.world.epoch ? kept : { phones: shell.world.people.slice(0, 1).map((one) => [one.id, one.id]), places: 1 };
  shell.places = known.places;
  for (const [id, chat] of known.phones) {
    const person = shell.world.people.find((one) => one.id === id);
    if (!person) continue;
    shell.open(person);
    shell.phones.at(-1).openChat(chat);
  }
  shell.arrange();
}

async function followTraining() {
  if (!shell.world.has_training) return;
  let known = null;
  const look = async () => {
    const trainee = await shell.training.refresh();
    if (trainee === null || trainee === known) return;
    // Begun anew, the trainee has another phone, and the former one is gone.
    if (known !== null) shell.projector.hide();
    known = trainee;
    await refreshWorld();
    const person = shell.world.people.find((one) => one.id === trainee);
    shell.phones.forEach((one) => one.refresh());
    if (person && !shell.phones.some((one) => one.person.id === trainee)) shell.open(person);
  };
  await look();
  setInterval(() => { shell.training.tick(); if (!document.hidden) look().catch(passRefusal); }, TRAINING_MILLISECONDS);
}

async function begin() {
  // The screen shows itself in frames of one address alone, and that is the number.
  if (location.hostname === "localhost") { location.replace(location.href.replace("//localhost", "//127.0.0.1")); return; }
  shell.roster = new Roster(shell.open, shell.addPerson, () => shell.addGroup());
  shell.top = topBar(shell);
  shell.row = el("main", { class: "phones", "aria-label": t("phones") });
  shell.lost = el("p", { class: "lost", role: "alert", hidden: true, text: t("lost") });
  document.getElementById("app").append(shell.top.root, shell.lost,
    el("div", { class: "stage" }, shell.roster.root, shell.row, shell.projector.root, shell.training.root));
  shell.world = await call("world");
  restore();
  follow();
  document.addEventListener("visibilitychange", () => shell.phones.forEach((one) => one.refresh()));
  await followTraining();
}

begin();
