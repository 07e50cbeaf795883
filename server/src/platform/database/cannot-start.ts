/** The surroundings are not as the configuration says: one clear line that names the variable, and the start stops. */
export class CannotStart extends Error {}
