import { PROBLEM_CODES } from '@tideboard/contracts';
import { en } from './en';
import { zhCN } from './zh-CN';

type Tree = { readonly [key: string]: string | Tree };

function flatten(tree: Tree, path = ''): Map<string, string> {
  return new Map(
    Object.entries(tree).flatMap(([key, value]) =>
      typeof value === 'string' ? [[path + key, value] as const] : [...flatten(value, `${path}${key}.`)],
    ),
  );
}

function params(text: string): string[] {
  return [...text.matchAll(/\{\{\s*(\w+)/g)].map((match) => match[1] ?? '').sort();
}

describe('texts', () => {
  const zh = flatten(zhCN);
  const english = flatten(en);

  it('have the same keys in both languages', () => {
    expect([...english.keys()].sort()).toEqual([...zh.keys()].sort());
  });

  it('are never empty', () => {
    const empty = [...zh, ...english].filter(([, text]) => !text.trim()).map(([key]) => key);
    expect(empty).toEqual([]);
  });

  // Announcements as the specification words them: Chinese leaves out how many cards there are.
  const shorterInChinese = ['move.dropped', 'move.cancelled'];

  it('fill in the same values in both languages', () => {
    const differing = [...zh.keys()].filter(
      (key) => [...new Set(params(zh.get(key) ?? ''))].join() !== [...new Set(params(english.get(key) ?? ''))].join(),
    );
    expect(differing).toEqual(shorterInChinese);
  });

  it('put every problem code into words', () => {
    expect(PROBLEM_CODES.filter((code) => !zh.has(`problem.${code}`))).toEqual([]);
  });

  it('use full-width punctuation and no exclamation marks in Chinese', () => {
    const wrong = [...zh].filter(([, text]) => /[\u4e00-\u9fff][,;:!?]|[!！]|您/.test(text)).map(([key]) => key);
    expect(wrong).toEqual([]);
  });
});
