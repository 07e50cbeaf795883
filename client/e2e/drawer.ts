import type { Locator } from 'playwright-core';
import type { Person } from './person';

/** A card beside its board, or on its own page. */
export class Drawer {
  constructor(private readonly person: Person) {}

  static async open(person: Person, address: string): Promise<Drawer> {
    const drawer = new Drawer(person);
    await person.open(address);
    await drawer.title.waitFor();
    return drawer;
  }

  get title(): Locator {
    return this.person.page.locator('#card-title');
  }

  section(name: string): Locator {
    return this.person.page.getByRole('region', { name, exact: true });
  }

  /** A node that is at work, with its form. */
  node(name: string): Locator {
    return this.section('Work').getByRole('group', { name, exact: true });
  }

  /** What stands in a field. */
  async value(field: string): Promise<string> {
    return (await this.edit(field).innerText()).trim();
  }

  /** The button that shows a value and opens its editor. */
  edit(field: string): Locator {
    return this.person.page.getByRole('button', { name: new RegExp(`^Edit ${field}`) });
  }

  /** Opens the editor of a field, types and saves by Enter. */
  async change(field: string, value: string): Promise<void> {
    await this.edit(field).click();
    const editor = this.person.page.getByRole('group', { name: field, exact: true }).locator('input, textarea').first();
    await editor.fill(value);
    await editor.press('Enter');
    await this.edit(field).waitFor();
  }

  get comment(): Locator {
    return this.person.page.getByRole('textbox', { name: 'Comment' });
  }

  async says(words: string | RegExp): Promise<void> {
    await this.section('Log').getByText(words).first().waitFor();
  }
}
