// The few calls of a served story, each with the token of the author's file. A failure is a sentence.

const PATIENCE = 20_000;

export class Failure extends Error {
    constructor(status, said) {
        super(said);
        this.status = status;
    }
}

export class Door {
    /** @param {{url: string, token: string}} where Where `previously serve --deeds` listens, and its author's token. */
    constructor({ url, token }) {
        this.url = url.replace(/\/+$/, '');
        this.token = token;
        this.asked = new Map();
    }

    /** Who is in the story: ids by lower-case name. */
    async cast() {
        const found = await this.#call('GET', '/api/cast');
        return new Map(found.cast.flatMap((one) => [[one.name.toLowerCase(), one.character], [one.character, one.character]]));
    }

    /** The scenes that are told, in order. */
    async scenes() {
        return (await this.#call('GET', '/api/scenes')).scenes;
    }

    brief(body) {
        return this.#call('POST', '/api/brief', body);
    }

    /** What a line would be read as; asked once, since what it says does not change. */
    async say(line, branch) {
        const known = `${branch}\n${line}`;
        if (!this.asked.has(known)) this.asked.set(known, await this.#call('POST', '/api/say', { line, branch }));
        return this.asked.get(known);
    }

    log(body) {
        return this.#call('POST', '/api/log', { ...body, check: false }, crypto.randomUUID?.());
    }

    branch(name) {
        return this.#call('POST', '/api/branch', { name });
    }

    keep(name) {
        return this.#call('POST', '/api/keep', { name });
    }

    rewind(branch, to) {
        return this.#call('POST', '/api/rewind', { branch, to });
    }

    async #call(method, path, body, key) {
        const headers = { Authorization: `Bearer ${this.token}`, Accept: 'application/json' };
        if (body) headers['Content-Type'] = 'application/json';
        if (key) headers['Idempotency-Key'] = key;
        const sent = { method, headers, body: body && JSON.stringify(body), signal: AbortSignal.timeout(PATIENCE) };
        let answer;
        try {
            answer = await fetch(this.url + path, sent);
        } catch {
            throw new Failure(0, `Previously does not answer at ${this.url}`);
        }
        const said = await answer.json().catch(() => ({}));
        if (!answer.ok) throw new Failure(answer.status, said.error ?? said.detail ?? refusal(said) ?? `Previously answers ${answer.status}`);
        return said;
    }
}

function refusal(said) {
    const line = said.lines?.find((one) => !one.read || one.wrong?.length);
    return line && `not understood: “${line.line}”`;
}
