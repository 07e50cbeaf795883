import { Global, Module } from '@nestjs/common';
import type { AppConfig } from '../../config/app-config';
import { CONFIG } from '../../config/config.token';
import { DiskFileStore } from './disk-file-store';
import { FileStore } from './file-store';

@Global()
@Module({
  providers: [{ provide: FileStore, inject: [CONFIG], useFactory: ({ filesDir }: AppConfig): FileStore => new DiskFileStore(filesDir) }],
  exports: [FileStore],
})
export class FilesModule {}
