() => {
    // What a test does in SillyTavern's page, by the calls that its extensions have.
    const context = () => SillyTavern.getContext();
    const settled = (ms) => new Promise((done) => setTimeout(done, ms));
    const until = async (true_) => { while (!true_()) await settled(200); };
    const told = () => context().chatMetadata.previously?.told ?? [];
    const put = (selector, value, ...events) => {
        const field = document.querySelector(selector);
        if (field.type === 'checkbox') field.checked = value;
        else field.value = value;
        for (const name of events.length ? events : ['input', 'change']) field.dispatchEvent(new Event(name, { bubbles: true }));
    };
    const sent = (path, body) => {
        const headers = context().getRequestHeaders({ omitContentType: body instanceof FormData });
        return fetch(path, { method: 'POST', headers, body: body instanceof FormData ? body : JSON.stringify(body) });
    };

    globalThis.chats = {
        async ready() {
            while (!document.querySelector('#send_textarea') || document.querySelector('#preloader, dialog[open]')) {
                document.querySelectorAll('dialog[open] .popup-button-ok').forEach((button) => button.click());
                await settled(500);
            }
        },
        async people() {
            const members = [];
            for (const name of ['Mara', 'Joe', 'Ann']) {
                const form = new FormData();
                form.append('ch_name', name);
                form.append('talkativeness', '0.5');
                for (const field of ['description', 'first_mes', 'personality', 'scenario', 'mes_example', 'tags', 'extensions']) form.append(field, field === 'extensions' ? '{}' : '');
                members.push(await (await sent('/api/characters/create', form)).text());
            }
            const group = { name: 'Pier', members, allow_self_responses: true, activation_strategy: 2, generation_mode: 0, disabled_members: [], chat_metadata: {}, chat_id: 'pier', chats: ['pier'] };
            await sent('/api/groups/create', group);
        },
        async chat({ model, url, token }) {
            await until(() => context().groups.length);
            put('#main_api', 'openai');
            await settled(500);
            put('#chat_completion_source', 'custom');
            put('#custom_api_url_text', model);
            put('#custom_model_id', 'made-up');
            put('#stream_toggle', false);
            document.querySelector('#api_button_openai').click();
            await until(() => context().onlineStatus !== 'no_connection');
            await context().executeSlashCommandsWithOptions('/go Pier');
            await until(() => context().groupId);
            put('[name=previously-url]', url, 'change');
            put('[name=previously-token]', token, 'change');
            put('[name=previously-on]', true, 'change');
        },
        mute(name) { context().groups[0].disabled_members = [`${name}.png`]; },
        async speak(name) {
            const before = context().chat.length;
            await context().generate('normal', { force_chid: context().characters.findIndex((one) => one.name === name) });
            await until(() => context().chat.length > before && /logged of this chat/.test(document.querySelector('.previously-status').textContent));
            await until(() => told().length === context().chat.length);
        },
        last: () => context().chat.at(-1),
        logged: () => told().flatMap((one) => JSON.parse(one.key)[1]),
    };
}
