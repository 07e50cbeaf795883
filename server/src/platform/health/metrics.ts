import { Injectable } from '@nestjs/common';
import type { NextFunction, Request, Response } from 'express';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { within } from './within';

const GAUGE_LIMIT = 500;

/** What Prometheus reads. One registry an application, so that several in one process do not mix. */
@Injectable()
export class Metrics {
  private readonly registry = new Registry();
  private readonly requests = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Duration of HTTP requests by route template.',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers: [this.registry],
  });
  private readonly jobs = new Histogram({
    name: 'tideboard_job_duration_seconds',
    help: 'Duration of job attempts by name and outcome (done, failed, dead, stopped).',
    labelNames: ['name', 'outcome'],
    buckets: [0.01, 0.1, 1, 10, 60, 600],
    registers: [this.registry],
  });
  /** Looking labels up anew costs more than the rest of the measurement. */
  private readonly routes = new Map<string, { observe(seconds: number): void }>();
  private processIsWatched = false;

  /** Express middleware: takes the time of every request. */
  readonly measure = (request: Request, response: Response, next: NextFunction): void => {
    const start = performance.now();
    response.once('finish', () => this.observeRequest(request, response.statusCode, (performance.now() - start) / 1000));
    next();
  };

  observeJob(name: string, outcome: 'done' | 'failed' | 'dead' | 'stopped', seconds: number): void {
    this.jobs.observe({ name, outcome }, seconds);
  }

  /** A number that is read when Prometheus asks; one that does not answer at once is left out. */
  gauge(name: string, help: string, read: () => number | Promise<number>): void {
    this.registry.removeSingleMetric(name);
    const gauge = new Gauge({
      name,
      help,
      registers: [this.registry],
      collect: async () => {
        try {
          gauge.set(await within(GAUGE_LIMIT, Promise.resolve(read())));
        } catch {
          gauge.remove();
        }
      },
    });
  }

  /** The page in Prometheus' text format. */
  async page(): Promise<{ type: string; text: string }> {
    if (!this.processIsWatched) {
      // The samplers of memory and event loop start with the first reader: who has no Prometheus pays nothing.
      this.processIsWatched = true;
      collectDefaultMetrics({ register: this.registry });
    }
    return { type: this.registry.contentType, text: await this.registry.metrics() };
  }

  private observeRequest(request: Request, status: number, seconds: number): void {
    // Unknown addresses share one label: a scanner must not grow the page.
    const template = (request.route as { path?: unknown } | undefined)?.path;
    const route = typeof template === 'string' ? template : 'none';
    const key = `${request.method} ${status} ${route}`;
    let series = this.routes.get(key);
    if (!series) {
      series = this.requests.labels(request.method, route, String(status));
      this.routes.set(key, series);
    }
    series.observe(seconds);
  }
}
