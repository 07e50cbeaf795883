const shortest = 10;

/** The one rule for passwords, as the server has it: length. */
export function isLongEnough(password: string): boolean {
  return password.length >= shortest;
}
