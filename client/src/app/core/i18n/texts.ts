import type { zhCN } from './zh-CN';

/** The shape of all texts; the Chinese ones define it, the others must have every key. */
export type Texts = TextsLike<typeof zhCN>;

export type TextsLike<T> = { readonly [K in keyof T]: T[K] extends string ? string : TextsLike<T[K]> };

/** Every key as `area.name`, so that a misspelt one does not compile. */
export type TextKey = Paths<Texts>;

type Paths<T> = { [K in keyof T & string]: T[K] extends string ? K : `${K}.${Paths<T[K]>}` }[keyof T & string];

export type TextParams = Readonly<Record<string, unknown>>;
