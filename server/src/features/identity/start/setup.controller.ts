import { Body, Controller, HttpCode, Post, Req, Res } from '@nestjs/common';
import { type SessionView, setupRequest } from '@tideboard/contracts';
import type { Request, Response } from 'express';
import type { z } from 'zod';
import { Authenticator, Public } from '../../../platform/http/access';
import { refuseForms } from '../sessions/refuse-forms';
import { cookieOptions, SESSION_COOKIE, tokenOf } from '../sessions/session.token';
import { SessionViews } from '../sessions/session.view';
import { Sessions } from '../sessions/sessions.service';
import { Setup } from './setup.service';

@Controller('api/setup')
export class SetupController {
  constructor(
    private readonly setup: Setup,
    private readonly sessions: Sessions,
    private readonly views: SessionViews,
    private readonly authenticator: Authenticator,
  ) {}

  /** Logs the new administrator in. */
  @Post()
  @Public()
  @HttpCode(201)
  async run(
    @Req() request: Request,
    @Body({ schema: setupRequest }) body: z.infer<typeof setupRequest>,
    @Res({ passthrough: true }) response: Response,
  ): Promise<SessionView> {
    refuseForms(request);
    const token = await this.sessions.open(await this.setup.run(body), tokenOf(request.headers.cookie));
    response.cookie(SESSION_COOKIE, token, cookieOptions(request));
    return this.views.of(await this.authenticator.recognise(`${SESSION_COOKIE}=${token}`));
  }
}
