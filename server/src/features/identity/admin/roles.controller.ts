import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post } from '@nestjs/common';
import { roleChange, roleCreate, type RoleView } from '@tideboard/contracts';
import type { z } from 'zod';
import { Requires } from '../../../platform/http/access';
import { Roles } from './roles.service';

@Controller('api/admin/roles')
@Requires('settings.roles')
export class RolesController {
  constructor(private readonly roles: Roles) {}

  @Get()
  list(): Promise<RoleView[]> {
    return this.roles.list();
  }

  @Post()
  create(@Body({ schema: roleCreate }) body: z.infer<typeof roleCreate>): Promise<RoleView> {
    return this.roles.create(body);
  }

  @Patch(':key')
  update(@Param('key') key: string, @Body({ schema: roleChange }) body: z.infer<typeof roleChange>): Promise<RoleView> {
    return this.roles.update(key, body);
  }

  @Delete(':key')
  @HttpCode(204)
  remove(@Param('key') key: string): Promise<void> {
    return this.roles.remove(key);
  }
}
