import { Body, Controller, Delete, Get, HttpCode, Ip, Patch, Post, Req, Res } from '@nestjs/common';
import { loginRequest, passwordChange, preferences, type SessionView } from '@tideboard/contracts';
import type { Actor } from '@tideboard/domain';
import type { Request, Response } from 'express';
import type { z } from 'zod';
import { type ActedRequest, Authenticator, CurrentActor, Public, SignedIn } from '../../../platform/http/access';
import { refuseForms } from './refuse-forms';
import { cookieOptions, SESSION_COOKIE, tokenOf } from './session.token';
import { SessionViews } from './session.view';
import { Sessions } from './sessions.service';

@Controller('api/session')
export class SessionController {
  constructor(
    private readonly sessions: Sessions,
    private readonly views: SessionViews,
    private readonly authenticator: Authenticator,
  ) {}

  @Get()
  @Public()
  async session(@Req() request: Request): Promise<SessionView> {
    return this.views.of(await this.authenticator.recognise(request.headers.cookie));
  }

  @Post()
  @Public()
  @HttpCode(200)
  async login(
    @Req() request: Request,
    @Ip() address: string,
    @Body({ schema: loginRequest }) body: z.infer<typeof loginRequest>,
    @Res({ passthrough: true }) response: Response,
  ): Promise<SessionView> {
    refuseForms(request);
    const token = await this.sessions.login(body, address, tokenOf(request.headers.cookie));
    response.cookie(SESSION_COOKIE, token, cookieOptions(request));
    return this.views.of(await this.authenticator.recognise(`${SESSION_COOKIE}=${token}`));
  }

  @Delete()
  @SignedIn()
  @HttpCode(204)
  async logout(@CurrentActor() actor: Actor, @Req() request: ActedRequest, @Res({ passthrough: true }) response: Response): Promise<void> {
    await this.sessions.logout(actor, request.sessionHash ?? '');
    const { maxAge: _, ...options } = cookieOptions(request);
    response.clearCookie(SESSION_COOKIE, options);
  }

  @Post('password')
  @SignedIn()
  @HttpCode(204)
  async changePassword(
    @CurrentActor() actor: Actor,
    @Req() request: ActedRequest,
    @Ip() address: string,
    @Body({ schema: passwordChange }) body: z.infer<typeof passwordChange>,
  ): Promise<void> {
    await this.sessions.changePassword(actor, request.sessionHash ?? '', address, body);
  }

  @Patch('preferences')
  @SignedIn()
  @HttpCode(204)
  async prefer(@CurrentActor() actor: Actor, @Body({ schema: preferences }) body: z.infer<typeof preferences>): Promise<void> {
    await this.sessions.prefer(actor, body);
  }
}
