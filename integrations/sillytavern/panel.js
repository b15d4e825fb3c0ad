// The extension's settings, and what it last did, in SillyTavern's own drawer.

const FIELDS = [
    ['on', 'checkbox', 'Remember this story'],
    ['url', 'url', 'Previously listens at'],
    ['token', 'password', 'Author’s token'],
    ['episode', 'text', 'Episode of new scenes'],
    ['budget', 'number', 'Tokens of a brief, at most'],
    ['depth', 'number', 'Its depth in the chat (0 is the end)'],
    ['hide', 'checkbox', 'Hide from a member what was said while they were muted'],
    ['actions', 'checkbox', 'Log deeds between *asterisks* (else only [[prev: …]] marks)'],
];

/** Put the settings into the drawer; `save` after each change, `keep` when this chat is to be canon. */
export function showSettings(values, save, keep) {
    const drawer = document.createElement('div');
    drawer.className = 'previously-settings';
    drawer.innerHTML = `
        <div class="inline-drawer">
            <div class="inline-drawer-toggle inline-drawer-header"><b>Previously</b><div class="inline-drawer-icon fa-solid fa-circle-chevron-down down"></div></div>
            <div class="inline-drawer-content"></div>
        </div>`;
    const content = drawer.querySelector('.inline-drawer-content');
    for (const [name, type, said] of FIELDS) content.append(field(values, name, type, said, save));
    const kept = document.createElement('button');
    kept.type = 'button';
    kept.className = 'menu_button previously-keep';
    kept.textContent = 'Keep what this chat has logged';
    kept.addEventListener('click', keep);
    const said = document.createElement('p');
    said.className = 'previously-status';
    said.setAttribute('role', 'status');
    content.append(kept, said);
    (document.getElementById('extensions_settings2') ?? document.body).append(drawer);
}

function field(values, name, type, said, save) {
    const label = document.createElement('label');
    if (type === 'checkbox') label.className = 'checkbox_label';
    const input = document.createElement('input');
    input.type = type;
    input.name = `previously-${name}`;
    input.className = type === 'checkbox' ? 'checkbox' : 'text_pole';
    input.autocomplete = 'off';
    if (type === 'checkbox') input.checked = values[name];
    else input.value = values[name];
    input.addEventListener('change', () => {
        values[name] = type === 'checkbox' ? input.checked : type === 'number' ? Number(input.value) : input.value.trim();
        save();
    });
    const words = document.createElement('span');
    words.textContent = said;
    label.append(...(type === 'checkbox' ? [input, words] : [words, input]));
    return label;
}

/** Say what was done, or what went wrong. */
export function status(text, well) {
    const said = document.querySelector('.previously-status');
    if (said) {
        said.textContent = text.charAt(0).toUpperCase() + text.slice(1);
        said.dataset.well = String(well);
    }
    if (!well) console.warn(`Previously: ${text}`);
}
