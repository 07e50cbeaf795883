export * from './calendar-date';
export * from './china-calendar';
export * from './time-zone';
export * from './working-calendar';
export * from './working-time';
