// Previously for SillyTavern: before a character speaks, what they may know and how they are; after each message, its deeds
// into the log; and whatever is swiped, edited or deleted leaves it again.

import { Door } from './door.js';
import { Journal } from './journal.js';
import { candidates } from './lines.js';
import { showSettings, status } from './panel.js';

const NAME = 'previously';
const DEFAULTS = { on: false, url: 'http://127.0.0.1:8010', token: '', episode: 'S01E01', budget: 600, depth: 4, actions: true, hide: true };
const IN_CHAT = 1;
const SYSTEM = 0;

let queue = Promise.resolve();
let door;
let cast = new Map();

const context = () => globalThis.SillyTavern.getContext();

function settings() {
    const all = context().extensionSettings;
    all[NAME] = Object.assign(all[NAME] ?? {}, { ...DEFAULTS, ...all[NAME] });
    return all[NAME];
}

/** One thing after the other, and a failure is shown, never thrown into the chat. */
function inTurn(work) {
    queue = queue.then(work).catch((failure) => status(failure.message, false));
    return queue;
}

async function connected() {
    const { url, token } = settings();
    if (door?.url !== url.replace(/\/+$/, '') || door?.token !== token || !cast.size) {
        door = new Door({ url, token });
        cast = await door.cast();
    }
    return door;
}

/** The branch of this chat and what it has logged, kept with the chat. */
async function journal() {
    const { chatMetadata, saveMetadataDebounced } = context();
    const through = await connected();
    if (!chatMetadata[NAME]) {
        const branch = `chat-${Date.now().toString(36)}${Math.floor(Math.random() * 1e6).toString(36)}`;
        chatMetadata[NAME] = await Journal.begin(through, branch, settings().episode);
        saveMetadataDebounced();
    }
    return new Journal(through, chatMetadata[NAME]);
}

/** Who is in the scene: the group's members that are not muted, or the one character, and whoever writes. */
function present() {
    const { groupId, groups, characters, characterId, name1 } = context();
    const group = groups.find((one) => one.id === groupId);
    const members = group ? group.members.filter((one) => !group.disabled_members?.includes(one)) : [];
    const names = group ? members.map((avatar) => characters.find((one) => one.avatar === avatar)?.name) : [characters[characterId]?.name];
    const ids = [...names, name1].map((name) => cast.get(String(name ?? '').toLowerCase())).filter(Boolean);
    return [...new Set(ids)].sort();
}

/** The chat as the journal sees it. Who was there when a message came stays with the message. */
function messagesOf(chat) {
    const { actions } = settings();
    return chat.filter((one) => !one.is_system).map((one) => {
        one.extra ??= {};
        one.extra[NAME] ??= present();
        const lines = candidates(one.mes, one.name, { actions });
        return { key: JSON.stringify([one.name, lines.map(({ line }) => line), one.extra[NAME]]), lines, present: one.extra[NAME] };
    });
}

/** Let the log say what this chat says; a chat with nobody of the story has none. */
async function follow(chat) {
    const { chatMetadata, saveMetadataDebounced } = context();
    await connected();
    if (!chatMetadata[NAME] && !present().length) return void status('Nobody in this chat is in the story.', true);
    const log = await journal();
    try {
        const unread = await log.follow(messagesOf(chat));
        const rows = (log.state.told.at(-1)?.rows ?? log.state.base) - log.state.base;
        status(unread.length ? `Not understood, not logged: ${unread.join(' · ')}` : `${rows} line${rows === 1 ? '' : 's'} logged of this chat.`, !unread.length);
    } finally {
        saveMetadataDebounced();
    }
    return log;
}

function changed() {
    if (settings().on && context().getCurrentChatId()) inTurn(() => follow(context().chat));
}

/** Before a character speaks: let the log say what is so up to here, then give them what they may know of it. */
async function beforeGeneration(sent, _size, _abort, type) {
    const { setExtensionPrompt, name2, chat } = context();
    const give = (text) => setExtensionPrompt(NAME, text, IN_CHAT, settings().depth, false, SYSTEM);
    give(''); // whatever goes wrong, nobody speaks from somebody else's brief, or an old one
    if (!settings().on || type === 'quiet' || type === 'impersonate') return;
    await inTurn(async () => {
        const last = chat.at(-1);
        const again = type === 'swipe' && last && !last.is_user;
        const log = await follow(again ? chat.slice(0, -1) : chat);
        if (!log) return;
        const who = cast.get(name2.toLowerCase());
        if (!who) return void status(`${name2} is nobody in this story.`, false);
        const others = present().filter((one) => one !== who);
        const { text } = await door.brief({ name: who, with: others, budget: settings().budget, branch: log.state.branch });
        give(text);
        if (settings().hide) withoutUnheard(sent, who);
    });
}

/** Take out of a prompt what was said while somebody was not there. */
function withoutUnheard(sent, who) {
    for (let at = sent.length - 1; at >= 0; at--) {
        const there = sent[at].extra?.[NAME];
        if (there?.length && !there.includes(who)) sent.splice(at, 1);
    }
}

async function keep() {
    await inTurn(async () => {
        const { chatMetadata, saveMetadataDebounced } = context();
        const log = await follow(context().chat);
        if (!log) return;
        const { rows } = await door.keep(log.state.branch);
        delete chatMetadata[NAME];
        saveMetadataDebounced();
        status(`Kept: the story's log has ${rows} rows.`, true);
    });
}

function start() {
    const { eventSource, eventTypes, saveSettingsDebounced } = context();
    const events = ['MESSAGE_SENT', 'MESSAGE_RECEIVED', 'MESSAGE_EDITED', 'MESSAGE_DELETED', 'MESSAGE_SWIPED', 'MESSAGE_SWIPE_DELETED', 'CHAT_CHANGED'];
    for (const name of events) if (eventTypes[name]) eventSource.on(eventTypes[name], changed);
    globalThis.previouslyBeforeGeneration = beforeGeneration;
    showSettings(settings(), () => { saveSettingsDebounced(); changed(); }, keep);
    changed();
}

start();
