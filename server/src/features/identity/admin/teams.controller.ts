import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post } from '@nestjs/common';
import { teamChange, teamCreate, type TeamView } from '@tideboard/contracts';
import type { z } from 'zod';
import { Requires } from '../../../platform/http/access';
import { Teams } from './teams.service';

@Controller('api/admin/teams')
@Requires('settings.teams')
export class TeamsController {
  constructor(private readonly teams: Teams) {}

  @Get()
  list(): Promise<TeamView[]> {
    return this.teams.list();
  }

  @Post()
  create(@Body({ schema: teamCreate }) body: z.infer<typeof teamCreate>): Promise<TeamView> {
    return this.teams.create(body);
  }

  @Patch(':id')
  update(@Param('id') id: string, @Body({ schema: teamChange }) body: z.infer<typeof teamChange>): Promise<TeamView> {
    return this.teams.update(id, body);
  }

  @Delete(':id')
  @HttpCode(204)
  remove(@Param('id') id: string): Promise<void> {
    return this.teams.remove(id);
  }
}
