import { Controller, Get, Header, Param } from '@nestjs/common';
import type { FlowDefinition } from '@tideboard/flow';
import { SignedIn } from '../../platform/http/access';
import { Flows } from './flows.service';

@Controller('api/flow-versions')
@SignedIn()
export class FlowsController {
  constructor(private readonly flows: Flows) {}

  /** A version never changes: browsers keep it. */
  @Get(':id')
  @Header('cache-control', 'private, max-age=31536000, immutable')
  definition(@Param('id') id: string): Promise<FlowDefinition> {
    return this.flows.definition(id);
  }
}
