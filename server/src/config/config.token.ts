/** Injects the `AppConfig`: `@Inject(CONFIG) config: AppConfig`. */
export const CONFIG = Symbol('config');
