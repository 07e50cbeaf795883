import { Injectable, signal } from '@angular/core';

/** What the interceptors need of the session, kept apart so that neither has to know the other. */
@Injectable({ providedIn: 'root' })
export class Credentials {
  readonly csrfToken = signal('');
  /** Counts the answers that said the session is over. */
  readonly expired = signal(0);
}
