// What of a message may be a line of the log: marks, and what somebody does between asterisks.

const MARK = /\[\[prev:\s*([^\]\n]+?)\s*\]\]/gi;
const ACTION = /(?<!\*)\*{1,2}([^*\n]+)\*{1,2}(?!\*)/g;
const PRONOUN = /^(he|she|they)\s+/i;
const OTHERS = /^(i|we|you|my|our|your|it|its|his|her|their|there|the|an?)\b/i;
const LONGEST = 300;
const MOST = 12;

/**
 * Lines that a message may hold, in its order. `given` are marks, which the author wants logged as they are.
 * A sentence between asterisks has the speaker as its subject where it names none: `*slaps Joe*` of Mara is `Mara slaps Joe`.
 * @param {string} text The message.
 * @param {string} speaker Who sends it.
 * @param {{actions?: boolean}} [wish] `actions: false` takes marks alone.
 * @returns {{line: string, given: boolean}[]} At most twelve.
 */
export function candidates(text, speaker, { actions = true } = {}) {
    const found = [...text.matchAll(MARK)].map((one) => ({ at: one.index, line: one[1], given: true }));
    if (actions) {
        const rest = text.replace(MARK, (mark) => ' '.repeat(mark.length)).replace(/```[\s\S]*?(```|$)/g, blank);
        for (const one of rest.matchAll(ACTION)) {
            for (const sentence of sentences(one[1])) {
                const line = withSubject(sentence, speaker);
                if (line) found.push({ at: one.index, line, given: false });
            }
        }
    }
    found.sort((one, other) => one.at - other.at);
    return found.filter((one) => one.line.length <= LONGEST).slice(0, MOST).map(({ line, given }) => ({ line, given }));
}

function blank(code) {
    return ' '.repeat(code.length);
}

function sentences(text) {
    return text
        .replace(/["“][^"”]*["”]/g, ' ')
        .replace(/\s+/g, ' ')
        .split(/(?<=[.!?…])\s+|;\s+/)
        .map((one) => one.trim().replace(/[.!?…]+$/, ''))
        .filter((one) => /\s|^\p{Ll}+$/u.test(one));
}

function withSubject(sentence, speaker) {
    if (PRONOUN.test(sentence)) return sentence.replace(PRONOUN, `${speaker} `);
    if (OTHERS.test(sentence)) return '';
    return /^\p{Ll}/u.test(sentence) ? `${speaker} ${sentence}` : sentence;
}
