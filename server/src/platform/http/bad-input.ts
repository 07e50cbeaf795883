import { StandardSchemaValidationPipe } from '@nestjs/common';

/** Input that its schema refuses: 400 with the path of every wrong field. */
export class BadInput extends Error {
  constructor(readonly fields: { path: string; code: string; message: string }[]) {
    super('bad input');
  }
}

interface Issue {
  readonly message: string;
  readonly code?: string;
  readonly path?: readonly (PropertyKey | { key: PropertyKey })[];
}

/** Checks `@Body({ schema })`, `@Query({ schema })` and `@Param({ schema })` against their Zod schema. */
export const validationPipe = new StandardSchemaValidationPipe({
  exceptionFactory: (issues: readonly Issue[]) =>
    new BadInput(
      issues.map(({ message, path, code }) => ({
        path: (path ?? []).map((part) => String(typeof part === 'object' ? part.key : part)).join('.'),
        code: code ?? 'invalid',
        message,
      })),
    ),
});
