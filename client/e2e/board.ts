import type { Locator } from 'playwright-core';
import { soon } from './expect-soon';
import type { Person } from './person';

/** A board in somebody's window, in the words that stand on it. */
export class Board {
  constructor(private readonly person: Person) {}

  /** Opens it and waits for its columns and the live connection. */
  static async open(person: Person, address = '/boards/opportunity'): Promise<Board> {
    const board = new Board(person);
    await person.open(address);
    await board.ready();
    return board;
  }

  async ready(): Promise<void> {
    await this.person.page.locator('tb-board-column').first().waitFor();
    await this.person.live();
  }

  column(name: string): Column {
    return new Column(this.person, name);
  }

  card(title: string): Locator {
    return this.person.page.getByRole('article', { name: title });
  }

  shows(title: string): Promise<boolean> {
    return this.card(title).isVisible();
  }

  /** What has the keyboard: the title of a card, else nothing. */
  focusedCard(): Promise<string | null> {
    return this.person.page.evaluate(() => document.activeElement?.closest('article')?.querySelector('h3')?.textContent?.trim() ?? null);
  }

  async focus(title: string): Promise<void> {
    await this.card(title).focus();
  }

  /** Takes a card with the mouse; it is held until `drop`. */
  async pickUp(title: string): Promise<Drag> {
    const card = this.card(title);
    await card.scrollIntoViewIfNeeded();
    const { x, y, width } = (await card.boundingBox())!;
    const { mouse } = this.person.page;
    // On the line of the title, away from buttons; a few pixels on, the drag begins.
    const [fromX, fromY] = [x + width / 2, y + 16];
    await mouse.move(fromX, fromY);
    await mouse.down();
    await mouse.move(fromX + 4, fromY + 4, { steps: 2 });
    await mouse.move(fromX + 12, fromY + 8, { steps: 3 });
    await this.person.page.locator('.cdk-drag-preview').waitFor();
    return new Drag(this.person);
  }

  async drag(title: string, to: string): Promise<void> {
    const drag = await this.pickUp(title);
    await drag.over(to);
    await drag.drop();
  }

  get missing(): Locator {
    return this.person.page.getByRole('complementary', { name: /Cannot move to/ });
  }
}

export class Column {
  constructor(
    private readonly person: Person,
    readonly name: string,
  ) {}

  /** The open column. */
  get region(): Locator {
    return this.person.page.getByRole('region', { name: this.name, exact: true });
  }

  /** Open or collapsed. */
  get place(): Locator {
    return this.person.page.locator('tb-board-column').filter({
      has: this.person.page.locator(`section[aria-label="${this.name}"], button[title="${this.name}"].strip`),
    });
  }

  titles(): Promise<string[]> {
    return this.region.getByRole('article').getByRole('heading').allInnerTexts();
  }

  async has(title: string): Promise<boolean> {
    return (await this.titles()).some((each) => each.includes(title));
  }

  /** Number of cards, as the head says. */
  async count(): Promise<string> {
    return (await this.place.locator('.count').innerText()).trim();
  }

  async sum(): Promise<string> {
    return (await this.region.locator('.sum').innerText()).trim();
  }

  /** What the head says to the card that is held. */
  async verdict(): Promise<string> {
    return (await this.place.locator('.verdict, .upright.hint').innerText()).trim();
  }
}

export class Drag {
  constructor(private readonly person: Person) {}

  /** Brings the card over a column, a bit below its head. */
  async over(column: string): Promise<void> {
    const { place } = new Column(this.person, column);
    const { x, y, width } = (await place.boundingBox())!;
    await this.person.page.mouse.move(x + width / 2, y + 110, { steps: 12 });
    await this.person.page.mouse.move(x + width / 2 + 2, y + 112, { steps: 2 });
  }

  async drop(): Promise<void> {
    await this.person.page.mouse.up();
    await soon(() => this.person.page.locator('.cdk-drag-preview').count(), (n) => n === 0);
  }
}
