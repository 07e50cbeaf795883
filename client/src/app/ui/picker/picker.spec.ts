import { Component, signal } from '@angular/core';
import { ComponentFixture, TestBed } from '@angular/core/testing';
import { I18n } from '../../core/i18n/i18n';
import { provideI18n } from '../../core/i18n/provide-i18n';
import { matchOptions, PickerOption } from './option-list';
import { Picker } from './picker';

const people: PickerOption[] = [
  { value: 'u1', label: '李伟', search: 'lw liwei', hint: '华东一组' },
  { value: 'u2', label: '陈静', search: 'cj chenjing' },
  { value: 'u3', label: '赵磊', search: 'zl zhaolei', refused: '已满 50' },
];

@Component({
  imports: [Picker],
  template: `<tb-picker label="Owner" [creatable]="true" [options]="people" [(value)]="value" (created)="created = $event" />`,
})
class Host {
  readonly people = people;
  readonly value = signal<string | null>('u2');
  created = '';
}

describe('matchOptions', () => {
  it('finds parts of names, pinyin initials and hints, best first', () => {
    const found = (text: string): string[] => matchOptions(people, text).map((option) => option.value);
    expect(found('伟')).toEqual(['u1']);
    expect(found('CJ')).toEqual(['u2']);
    expect(found('华东')).toEqual(['u1']);
    expect(found('l')).toEqual(['u1', 'u3']);
    expect(found('')).toEqual(['u1', 'u2', 'u3']);
  });
});

describe('Picker', () => {
  let fixture: ComponentFixture<Host>;
  let box: HTMLInputElement;
  const options = (): HTMLElement[] => [...document.querySelectorAll<HTMLElement>('[role=option]')];

  beforeEach(async () => {
    TestBed.configureTestingModule({ providers: [provideI18n()] });
    await TestBed.inject(I18n).start();
    fixture = TestBed.createComponent(Host);
    await fixture.whenStable();
    box = fixture.nativeElement.querySelector('[role=combobox]');
  });

  async function press(key: string): Promise<void> {
    box.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
    await fixture.whenStable();
  }

  async function type(text: string): Promise<void> {
    box.value = text;
    box.dispatchEvent(new Event('input'));
    await fixture.whenStable();
  }

  it('shows what is chosen and says whether it is open', async () => {
    expect(box.value).toBe('陈静');
    expect(box.getAttribute('aria-expanded')).toBe('false');
    await press('ArrowDown');
    expect(box.getAttribute('aria-expanded')).toBe('true');
    expect(options().map((option) => option.getAttribute('aria-selected'))).toEqual(['false', 'true', 'false']);
  });

  it('chooses by typing and Enter', async () => {
    await type('lw');
    expect(options()[0]?.id).toBe(box.getAttribute('aria-activedescendant') ?? '');
    await press('Enter');
    expect(fixture.componentInstance.value()).toBe('u1');
    expect(box.value).toBe('李伟');
    expect(options()).toEqual([]);
  });

  it('gives the old choice back on Escape', async () => {
    await type('zz');
    await press('Escape');
    expect(box.value).toBe('陈静');
    expect(fixture.componentInstance.value()).toBe('u2');
  });

  it('lists a refused option with its reason and does not take it', async () => {
    await type('zl');
    expect(options()[0]?.textContent).toContain('已满 50');
    await press('Enter');
    expect(fixture.componentInstance.value()).toBe('u2');
  });

  it('offers to create what is not listed', async () => {
    await type('新人');
    await press('Enter');
    expect(fixture.componentInstance.created).toBe('新人');
  });

  it('leaves Enter to the input method while it composes', async () => {
    await type('li');
    box.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', isComposing: true, bubbles: true }));
    await fixture.whenStable();
    expect(fixture.componentInstance.value()).toBe('u2');
  });
});
