/**
 * Hears at once whose rights or sessions have changed, after the commit, on the node where it happened. The adapter carries
 * the word to the other nodes; there `Authenticator.forget` comes first, so that nobody is recognised from memory.
 */
export abstract class RightsNotice {
  abstract changed(userIds: string[]): void;
}
