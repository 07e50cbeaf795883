import { Module } from '@nestjs/common';
import { FilesModule } from '../../platform/files/files.module';
import { BoardsModule } from '../boards';
import { IdentityModule } from '../identity';
import { OpportunitiesModule } from '../opportunities';
import { ErrorSheets } from './error-sheet';
import { ImportChecks } from './import-checks';
import { ImportFiles } from './import-files';
import { ImportRepository } from './import.repository';
import { ImportRuns } from './import-runs';
import { ImportsController } from './imports.controller';
import { Imports } from './imports.service';
import { TrimImports } from './trim-imports';

@Module({
  imports: [FilesModule, BoardsModule, IdentityModule, OpportunitiesModule],
  controllers: [ImportsController],
  providers: [ErrorSheets, ImportChecks, ImportFiles, ImportRepository, ImportRuns, Imports, TrimImports],
})
export class ImportsModule {}
