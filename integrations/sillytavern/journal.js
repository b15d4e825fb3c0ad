// A chat's log. It is a function of the chat: whatever was sent, swiped, edited or deleted, the branch of this chat holds
// what its messages say now, and nothing else. So there is one operation: follow the chat as it stands.

import { Failure } from './door.js';

/**
 * @typedef {{key: string, lines: {line: string, given: boolean}[], present: string[]}} Message
 * @typedef {{branch: string, base: number, episode: string, scene: number, told: {key: string, rows: number, at: string, present: string, unread: string[]}[]}} State
 */

export class Journal {
    /**
     * @param {import('./door.js').Door} door
     * @param {State} state Kept with the chat.
     */
    constructor(door, state) {
        this.door = door;
        this.state = state;
    }

    /** The state of a chat that has logged nothing: a branch of its own, its scenes behind those that are told. */
    static async begin(door, branch, episode) {
        const { rows } = await door.branch(branch);
        const scenes = await door.scenes();
        const numbers = scenes.filter((one) => one.at.startsWith(`${episode}.`)).map((one) => parseInt(one.at.slice(episode.length + 1), 10) || 0);
        return { branch, base: rows, episode, scene: Math.max(0, ...numbers), told: [] };
    }

    /**
     * Let the log say what these messages say.
     * @param {Message[]} messages The chat, in order.
     * @returns {Promise<string[]>} Marked lines of the chat that are not understood, and so not logged.
     */
    async follow(messages) {
        const { told } = this.state;
        let same = 0;
        while (same < told.length && same < messages.length && told[same].key === messages[same].key) same++;
        if (same < told.length) {
            await this.door.rewind(this.state.branch, same ? told[same - 1].rows : this.state.base);
            told.length = same;
        }
        for (const message of messages.slice(same)) told.push(await this.#told(message));
        return told.flatMap((one) => one.unread);
    }

    async #told(message) {
        const last = this.state.told.at(-1) ?? { rows: this.state.base, at: '', present: '' };
        const lines = [];
        const unread = [];
        for (const { line, given } of message.lines) {
            const said = await this.door.say(line, this.state.branch);
            if (said.read && !said.notes.length && (given || said.events.length)) lines.push(line);
            else if (given) unread.push(line);
        }
        const entry = { key: message.key, rows: last.rows, at: last.at, present: last.present, unread };
        if (!lines.length) return entry;
        const present = message.present.join(',');
        if (!last.at || present !== last.present) entry.at = `${this.state.episode}.${this.#number(last.at) + 1}`;
        entry.present = present;
        for (const line of lines) {
            const rows = await this.#logged(line, entry.at, message.present);
            if (rows) entry.rows = rows;
            else unread.push(line);
        }
        return entry;
    }

    #number(at) {
        return at ? parseInt(at.slice(this.state.episode.length + 1), 10) : this.state.scene;
    }

    async #logged(line, at, present) {
        try {
            const answer = await this.door.log({ lines: [line], at, present, branch: this.state.branch });
            return answer.rows.at(-1);
        } catch (failure) {
            if (failure instanceof Failure && failure.status === 422) return 0;
            throw failure;
        }
    }
}
