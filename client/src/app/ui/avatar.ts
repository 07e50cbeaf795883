import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';

/** A person by the letters of the name. The name itself stands beside it or is its title. */
@Component({
  selector: 'tb-avatar',
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: {
    role: 'img',
    '[attr.aria-label]': 'name()',
    '[attr.title]': 'name()',
    '[style.--avatar]': 'size() + "px"',
    '[style.--avatar-tone]': 'tone()',
  },
  template: `<span aria-hidden="true">{{ letters() }}</span>`,
  styles: `
    :host {
      display: inline-flex;
      flex: none;
      align-items: center;
      justify-content: center;
      width: var(--avatar);
      height: var(--avatar);
      border-radius: var(--tb-radius-full);
      background: color-mix(in srgb, var(--avatar-tone) 18%, var(--tb-surface));
      color: var(--tb-text);
      font-size: 12px;
      font-weight: 600;
      line-height: 1;
      white-space: nowrap;
      user-select: none;
    }
  `,
})
export class Avatar {
  readonly name = input.required<string>();
  readonly size = input(24);
  protected readonly letters = computed(() => initials(this.name(), this.size()));
  protected readonly tone = computed(() => `var(--tb-chart-${(hash(this.name()) % 6) + 1})`);
}

/** Chinese names by their last two characters, others by the first letters of the first and last word. */
export function initials(name: string, size = 28): string {
  const trimmed = name.trim();
  const han = [...trimmed].filter((letter) => /\p{Script=Han}/u.test(letter));
  if (han.length) return han.slice(size < 28 ? -1 : -2).join('');
  const words = trimmed.split(/[\s._-]+/).filter(Boolean);
  const picked = words.length > 1 ? [words[0], words.at(-1)] : [words[0]];
  return picked.map((word) => [...(word ?? '')][0]?.toUpperCase() ?? '').join('');
}

function hash(text: string): number {
  return [...text].reduce((sum, letter) => (sum * 31 + (letter.codePointAt(0) ?? 0)) >>> 0, 7);
}
