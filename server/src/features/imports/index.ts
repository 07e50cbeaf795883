import { ImportFile, ImportRefusal } from './import.entity';

export { ImportsModule } from './imports.module';

export const IMPORT_ENTITIES = [ImportFile, ImportRefusal];
