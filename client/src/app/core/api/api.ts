import { HttpClient, HttpEvent, HttpParams } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import { firstValueFrom, Observable } from 'rxjs';

export type Query = Readonly<Record<string, string | number | boolean | readonly string[] | null | undefined>>;

/** Options of a write. A caller that may repeat a command by itself brings the key of its first try. */
export interface WriteOptions {
  readonly key?: string;
}

/** Calls under `/api`. Every failure is an `ApiProblem`. */
@Injectable({ providedIn: 'root' })
export class Api {
  private readonly http = inject(HttpClient);

  get<T>(path: string, query: Query = {}): Promise<T> {
    return firstValueFrom(this.http.get<T>('/api' + path, { params: toParams(query) }));
  }

  post<T>(path: string, body: unknown = {}, options: WriteOptions = {}): Promise<T> {
    return this.write<T>('POST', path, body, options);
  }

  put<T>(path: string, body: unknown, options: WriteOptions = {}): Promise<T> {
    return this.write<T>('PUT', path, body, options);
  }

  patch<T>(path: string, body: unknown, options: WriteOptions = {}): Promise<T> {
    return this.write<T>('PATCH', path, body, options);
  }

  delete<T>(path: string, options: WriteOptions = {}): Promise<T> {
    return this.write<T>('DELETE', path, undefined, options);
  }

  /** Sends a file and tells how far it is. */
  upload<T>(path: string, body: Blob | FormData, query: Query = {}, headers: Record<string, string> = {}): Observable<HttpEvent<T>> {
    return this.http.post<T>('/api' + path, body, { params: toParams(query), headers, observe: 'events', reportProgress: true });
  }

  private write<T>(method: string, path: string, body: unknown, { key }: WriteOptions): Promise<T> {
    const headers = key ? { 'Idempotency-Key': key } : undefined;
    return firstValueFrom(this.http.request<T>(method, '/api' + path, { body, headers }));
  }
}

/** Leaves out what is not set; a list becomes one comma-separated value. */
export function toParams(query: Query): HttpParams {
  let params = new HttpParams();
  for (const [name, value] of Object.entries(query)) {
    if (value === null || value === undefined || value === '') continue;
    params = params.set(name, Array.isArray(value) ? value.join(',') : String(value));
  }
  return params;
}
