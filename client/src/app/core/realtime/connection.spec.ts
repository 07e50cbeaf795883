import { ConnectionView, ConnectionWatch } from './connection';

describe('ConnectionWatch', () => {
  let views: ConnectionView[];
  let watch: ConnectionWatch;
  let now: number;
  const state = (): string | undefined => views.at(-1)?.state;

  beforeEach(() => {
    jasmine.clock().install();
    views = [];
    now = 1000;
    watch = new ConnectionWatch(
      (view) => views.push(view),
      () => now,
    );
    watch.connected();
  });

  afterEach(() => jasmine.clock().uninstall());

  it('hides a loss of less than 3 seconds', () => {
    watch.lost();
    jasmine.clock().tick(2900);
    watch.connected();
    jasmine.clock().tick(20_000);
    expect(views.map((view) => view.state)).toEqual(['live', 'live', 'live']);
  });

  it('says reconnecting after 3 seconds and offline after 15, with the time of the loss', () => {
    watch.lost();
    now = 9000;
    jasmine.clock().tick(3000);
    expect(state()).toBe('reconnecting');
    jasmine.clock().tick(12_000);
    expect(state()).toBe('offline');
    expect(views.at(-1)?.lostAt).toBe(1000);
  });

  it('is not set back by the failing attempts in between', () => {
    watch.lost();
    jasmine.clock().tick(10_000);
    watch.lost();
    jasmine.clock().tick(5000);
    expect(state()).toBe('offline');
  });

  it('catches up on return and tells the number for 3 seconds', () => {
    watch.lost();
    jasmine.clock().tick(20_000);
    watch.connected();
    expect(state()).toBe('catching-up');
    watch.caughtUp(12);
    expect(views.at(-1)).toEqual({ state: 'live', lostAt: null, caughtUp: 12 });
    jasmine.clock().tick(3000);
    expect(views.at(-1)?.caughtUp).toBeNull();
  });

  it('stays away from live when it is lost again while catching up', () => {
    watch.lost();
    jasmine.clock().tick(20_000);
    watch.connected();
    watch.lost();
    watch.caughtUp(3);
    expect(state()).toBe('reconnecting');
    jasmine.clock().tick(15_000);
    expect(state()).toBe('offline');
  });
});
