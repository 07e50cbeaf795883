import { Body, Controller, Get, Param, Patch, Post } from '@nestjs/common';
import { userChange, userCreate, type UserView } from '@tideboard/contracts';
import type { z } from 'zod';
import { Requires } from '../../../platform/http/access';
import { Users } from './users.service';

@Controller('api/admin/users')
@Requires('settings.users')
export class UsersController {
  constructor(private readonly users: Users) {}

  @Get()
  list(): Promise<UserView[]> {
    return this.users.list();
  }

  @Post()
  create(@Body({ schema: userCreate }) body: z.infer<typeof userCreate>): Promise<UserView> {
    return this.users.create(body);
  }

  @Patch(':id')
  update(@Param('id') id: string, @Body({ schema: userChange }) body: z.infer<typeof userChange>): Promise<UserView> {
    return this.users.update(id, body);
  }
}
