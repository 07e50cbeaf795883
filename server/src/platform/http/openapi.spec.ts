import { Body, Controller, Module, Param, Post } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { z } from 'zod';
import { setupOpenApi } from './openapi';

const greeting = z.object({ text: z.string().min(3), tone: z.enum(['warm', 'cool']).default('warm') });

@Controller('api/greetings')
class Greetings {
  @Post(':id')
  greet(@Param('id') id: string, @Body({ schema: greeting }) body: z.infer<typeof greeting>): string {
    return `${id} ${body.text}`;
  }
}

@Module({ controllers: [Greetings] })
class Root {}

describe('OpenAPI', () => {
  let app: NestExpressApplication;
  let url: string;

  beforeAll(async () => {
    app = await NestFactory.create<NestExpressApplication>(Root, { logger: false });
    setupOpenApi(app);
    await app.listen(0, '127.0.0.1');
    url = await app.getUrl();
  });

  afterAll(() => app.close());

  it('describes bodies by their schemas', async () => {
    const answer = await fetch(`${url}/api/docs-json`);
    expect(answer.headers.get('content-type')).toContain('application/json');
    const document = (await answer.json()) as Record<string, any>;
    const text = JSON.stringify(document);
    expect(Object.keys(document['paths'])).toEqual(['/api/greetings/{id}']);
    expect(text).toContain('"minLength":3');
    expect(text).toContain('"enum":["warm","cool"]');
  });

  it('shows a page with its parts', async () => {
    const page = await fetch(`${url}/api/docs`);
    const html = await page.text();
    expect(html).toContain('Tideboard API');
    const parts = [...html.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, path]) => path);
    expect(parts.length).toBeGreaterThan(2);
    for (const path of parts) expect((await fetch(new URL(path, `${url}/api/docs`))).status).withContext(path).toBe(200);
  });

  it('leaves other addresses alone', async () => {
    expect((await fetch(`${url}/api/elsewhere`)).status).toBe(404);
    const headers = { 'Content-Type': 'application/json' };
    expect((await fetch(`${url}/api/greetings/7`, { method: 'POST', headers, body: '{"text":"hi there"}' })).status).toBe(201);
  });
});
