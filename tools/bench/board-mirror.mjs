/** Knows, as a client does, where cards stand and which nodes are active: moves name both. Read from the server on first need. */
export class BoardMirror {
  #cards = new Map();
  #order;
  #read;
  #loading = null;

  /** @param read one window of a list: (column, cursor) -> { cards, next } */
  constructor(columns, read) {
    this.columns = columns;
    this.#order = columns.map(() => []);
    this.#read = read;
  }

  listOf(cardId) {
    return this.#cards.get(cardId)?.list;
  }

  async card(cardId) {
    const known = this.#cards.get(cardId);
    if (known) return known;
    this.#loading ??= this.#load();
    await this.#loading;
    const card = this.#cards.get(cardId);
    if (!card) throw new Error(`no card ${cardId}`);
    return card;
  }

  /** The card that will stand above, or null for the top of the list. */
  above(cardId, list, frac) {
    const others = this.#order[list];
    const place = Math.floor(frac * others.length);
    for (let at = place - 1; at >= 0; at -= 1) if (others[at] !== cardId) return others[at];
    return null;
  }

  /** Takes over what the server answered; `frac` is the place that was asked for. */
  put(face, frac) {
    const list = this.columns.indexOf(face.column);
    const known = this.#cards.get(face.id);
    if (known) {
      const order = this.#order[known.list];
      order.splice(order.indexOf(face.id), 1);
    }
    const order = this.#order[list];
    order.splice(Math.floor(frac * order.length), 0, face.id);
    this.#cards.set(face.id, { list, active: face.active.map(({ node, attempt }) => `${node}#${attempt}`) });
  }

  async #load() {
    for (const column of this.columns) {
      for (let cursor = null, more = true; more; more = cursor !== null) {
        const { cards, next } = await this.#read(column, cursor);
        for (const card of cards) if (!this.#cards.has(card.id)) this.put(card, 1);
        cursor = next;
      }
    }
  }
}
