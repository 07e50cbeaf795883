import { Refused } from '../../../platform/http/errors';

/** Input that is well formed but names something that is not there, or goes too far. */
export function refuseField(path: string, code: string, message: string): never {
  throw new Refused('bad_request', { fields: [{ path, code, message }] });
}
