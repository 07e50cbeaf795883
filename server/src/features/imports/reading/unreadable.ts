import { Refused } from '../../../platform/http/errors';

/** Why a file cannot be read as text in rows. */
export type UnreadableReason = 'spreadsheet' | 'pdf' | 'image' | 'archive' | 'binary' | 'open_quote' | 'too_many_columns';

export function unreadable(reason: UnreadableReason, more: Record<string, unknown> = {}): Refused {
  return new Refused('file_unreadable', { params: { reason, ...more } });
}

export function emptyFile(): Refused {
  return new Refused('file_empty');
}
