import { TestBed } from '@angular/core/testing';
import type { PoolReasonCode } from '@tideboard/domain';
import { I18n } from '../../core/i18n/i18n';
import { provideI18n } from '../../core/i18n/provide-i18n';
import { PoolWords } from './pool-words';

const until = '2026-11-24T08:00:00.000Z';
const params: Record<PoolReasonCode, Record<string, unknown>> = {
  taken: {},
  pool_disabled: {},
  not_member: {},
  holdings_cap: { cap: 50, held: 50 },
  daily_limit: { limit: 5, until },
  too_new: { until },
  cool_off: { until, team: false },
  hidden: { until },
  not_private: {},
  not_owner: {},
  reason_missing: {},
  held: { kind: 'tender', until: null },
  not_open: {},
  no_clock: {},
  not_expired: { until },
  not_warned: {},
  breaker: { found: 412, cap: 40 },
};

describe('words of the pool', () => {
  beforeEach(() => TestBed.configureTestingModule({ providers: [provideI18n()] }));

  for (const locale of ['zh-CN', 'en'] as const) {
    it(`has a sentence for every reason in ${locale}`, async () => {
      const i18n = TestBed.inject(I18n);
      await i18n.use(locale);
      const words = TestBed.inject(PoolWords);
      for (const code of Object.keys(params) as PoolReasonCode[]) {
        const text = words.reason({ code, params: params[code] });
        expect(text).withContext(code).not.toBe(i18n.t('poolReason.unknown'));
        expect(text).withContext(code).not.toMatch(/\{\{|undefined|null/);
      }
      expect(words.reason({ code: 'never_heard_of' })).toBe(i18n.t('poolReason.unknown'));
    });
  }

  it('names whose cool-off it is', async () => {
    await TestBed.inject(I18n).use('en');
    const words = TestBed.inject(PoolWords);
    expect(words.reason({ code: 'cool_off', params: { until, team: true } })).toContain('your team');
    expect(words.reason({ code: 'cool_off', params: { until, team: false } })).toContain('you owned it');
  });
});
