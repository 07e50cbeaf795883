import { Injectable } from '@angular/core';
import { DefaultTranspiler, TranspileParams } from '@jsverse/transloco';

const plural = /\{\{\s*(\w+)\s*\?\s*([^|{}]*)\|([^{}]*)\}\}/g;

/** Adds `{{ n ? card | cards }}`: the first form for exactly 1, otherwise the second. The number itself is not printed. */
@Injectable()
export class PluralTranspiler extends DefaultTranspiler {
  override transpile(input: TranspileParams): unknown {
    if (typeof input.value !== 'string') return super.transpile(input);
    const value = input.value.replace(plural, (_match, name: string, one: string, many: string) =>
      (Number(input.params?.[name]) === 1 ? one : many).trim(),
    );
    return super.transpile({ ...input, value });
  }
}
