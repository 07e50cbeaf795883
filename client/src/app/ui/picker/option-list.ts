export interface PickerOption {
  readonly value: string;
  readonly label: string;
  /** A second line, such as a team or a number. */
  readonly hint?: string;
  /** More to match by: pinyin initials, short names. */
  readonly search?: string;
  /** Why it cannot be chosen; it is listed all the same. */
  readonly refused?: string;
}

/** The options that hold the text in label, hint or search words; those that start with it come first. */
export function matchOptions(options: readonly PickerOption[], text: string): readonly PickerOption[] {
  const wanted = text.normalize('NFKC').trim().toLowerCase();
  if (!wanted) return options;
  const found = options.filter((option) => words(option).some((word) => word.includes(wanted)));
  const starts = (option: PickerOption): boolean => words(option).some((word) => word.startsWith(wanted));
  return [...found.filter(starts), ...found.filter((option) => !starts(option))];
}

function words({ label, hint = '', search = '' }: PickerOption): string[] {
  return [label, search, hint].map((word) => word.normalize('NFKC').toLowerCase());
}

/** Where the arrow keys lead: round the ends, Home and End to them. -1 when the list is empty. */
export function nextIndex(key: string, index: number, length: number): number {
  if (!length) return -1;
  switch (key) {
    case 'ArrowDown':
      return (index + 1) % length;
    case 'ArrowUp':
      return index <= 0 ? length - 1 : index - 1;
    case 'Home':
      return 0;
    case 'End':
      return length - 1;
    default:
      return index;
  }
}
