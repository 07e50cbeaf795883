import angular from 'angular-eslint';
import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';

const tests = ['**/*.spec.ts', '**/*.e2e.ts', 'server/test/**', 'client/e2e/**'];

/** What only the clock, id and configuration folders may touch; everything else gets it as an argument or by injection. */
const ambient = [
  { selector: "MemberExpression[object.name='process'][property.name='env']", message: 'Read the environment in server/src/config.' },
  { selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']", message: 'Ask the Clock.' },
  { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: 'Ask the Clock.' },
  { selector: "CallExpression[callee.name='Date']", message: 'Ask the Clock.' },
  { selector: "CallExpression[callee.object.name='Math'][callee.property.name='random']", message: 'Chance comes in as an argument.' },
];
const statementsInUnits = {
  selector:
    "CallExpression[callee.property.name='run'] CallExpression[callee.object.name='Promise'][callee.property.name=/^(all|allSettled|any|race)$/]",
  message: 'A unit has one connection: its statements run one after another.',
};
const forwardReference = {
  selector: "ImportSpecifier[imported.name='forwardRef']",
  message: 'Where two features need each other, the lower one emits an event.',
};

export default defineConfig(
  {
    ignores: ['**/node_modules/', 'dist/', 'data/', 'tmp/', '.nx/', '.angular/'],
  },
  {
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'max-lines': ['error', { max: 400 }],
      'no-debugger': 'error',
    },
  },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.recommended],
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { arguments: false, attributes: false } }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
    },
  },
  {
    // Elsewhere the compiler decides: an `import type` of an injected class would take its constructor metadata away.
    files: ['libs/**/*.ts'],
    rules: { '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }] },
  },
  {
    files: ['libs/**/*.ts', 'client/**/*.ts'],
    rules: { 'no-restricted-syntax': ['error', ...ambient] },
  },
  {
    files: ['server/src/**/*.ts'],
    rules: {
      'no-restricted-syntax': ['error', ...ambient, statementsInUnits, forwardReference],
    },
  },
  {
    files: ['server/src/platform/**/*.ts', 'server/src/config/**/*.ts'],
    rules: { 'no-restricted-syntax': ['error', statementsInUnits, forwardReference] },
  },
  {
    // The browser's one clock; rules get the time from it.
    files: ['client/src/app/core/**/*.ts'],
    rules: { 'no-restricted-syntax': 'off' },
  },
  {
    files: ['client/**/*.ts'],
    extends: [angular.configs.tsRecommended],
    processor: angular.processInlineTemplates,
    rules: { '@angular-eslint/use-lifecycle-interface': 'error' },
  },
  {
    files: ['client/**/*.html'],
    extends: [angular.configs.templateRecommended, angular.configs.templateAccessibility],
  },
  {
    files: tests,
    rules: { 'no-restricted-syntax': 'off', '@typescript-eslint/no-explicit-any': 'off' },
  },
);
