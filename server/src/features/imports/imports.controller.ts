import { Readable } from 'node:stream';
import { Body, Controller, Get, Headers, HttpCode, Param, Patch, Post, Query, Req, Res, StreamableFile } from '@nestjs/common';
import { FILE_NAME_HEADER, IMPORT_LIMIT, type ImportList, importSettings, type ImportView } from '@tideboard/contracts';
import type { Actor } from '@tideboard/domain';
import type { Request, Response } from 'express';
import { z } from 'zod';
import { CurrentActor, RequiresVerb } from '../../platform/http/access';
import { ErrorSheets } from './error-sheet';
import { ImportChecks } from './import-checks';
import { tooLarge } from './import-files';
import { Imports } from './imports.service';
import { localeOf } from './problem-words';

const uploadQuery = z.object({ board: z.string().min(1).max(40) });
const LONGEST_NAME = 200;

@Controller('api/imports')
@RequiresVerb('import')
export class ImportsController {
  constructor(
    private readonly imports: Imports,
    private readonly checks: ImportChecks,
    private readonly sheets: ErrorSheets,
  ) {}

  @Post()
  async upload(@CurrentActor() actor: Actor, @Query({ schema: uploadQuery }) { board: key }: z.infer<typeof uploadQuery>, @Req() request: Request): Promise<ImportView> {
    const board = await this.imports.boardFor(actor, key);
    if (Number(request.headers['content-length'] ?? 0) > IMPORT_LIMIT) throw tooLarge();
    return this.imports.upload(actor, board, fileName(request.header(FILE_NAME_HEADER)), request);
  }

  @Get()
  async list(@CurrentActor() actor: Actor): Promise<ImportList> {
    return { imports: await this.imports.list(actor) };
  }

  @Get(':id')
  one(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<ImportView> {
    return this.imports.one(actor, id);
  }

  @Patch(':id')
  change(@CurrentActor() actor: Actor, @Param('id') id: string, @Body({ schema: importSettings }) settings: z.infer<typeof importSettings>): Promise<ImportView> {
    return this.imports.change(actor, id, settings);
  }

  @Post(':id/check')
  @HttpCode(200)
  check(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<ImportView> {
    return this.checks.check(actor, id);
  }

  @Post(':id/run')
  @HttpCode(200)
  run(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<ImportView> {
    return this.imports.run(actor, id);
  }

  @Post(':id/cancel')
  @HttpCode(200)
  cancel(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<ImportView> {
    return this.imports.cancel(actor, id);
  }

  @Get(':id/errors.csv')
  async errors(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Headers('accept-language') language: string | undefined,
    @Res({ passthrough: true }) response: Response,
  ): Promise<StreamableFile> {
    const row = await this.imports.own(actor, id);
    response.setHeader('cache-control', 'no-store');
    response.setHeader('vary', 'accept-language');
    const content = Readable.from(this.sheets.lines(row, localeOf(language)));
    return new StreamableFile(content, { type: 'text/csv; charset=utf-8', disposition: 'attachment; filename="errors.csv"' });
  }
}

function fileName(header: string | undefined): string {
  try {
    return decodeURIComponent(header ?? '').trim().slice(0, LONGEST_NAME) || 'import.csv';
  } catch {
    return 'import.csv';
  }
}
