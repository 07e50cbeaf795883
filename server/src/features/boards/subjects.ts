import { Injectable } from '@nestjs/common';

/** What a card copies from its subject. */
export interface SubjectCopy {
  readonly title: string;
  readonly customerId: string | null;
  readonly customerName: string | null;
  readonly amount: number | null;
  readonly currency: string;
  readonly due: string | null;
}

/** What a feature knows of its subjects. Registered by type; boards know a subject by type and id only. */
export interface SubjectProvider {
  readonly type: string;
  /** Facts for conditions and forms, beside those that the card copies. */
  facts(subjectId: string): Promise<Record<string, unknown>>;
  /** Writes values of form fields that are bound to the subject; answers what the card copies. */
  write(subjectId: string, values: Record<string, unknown>): Promise<SubjectCopy>;
}

@Injectable()
export class Subjects {
  private readonly providers = new Map<string, SubjectProvider>();

  register(provider: SubjectProvider): void {
    if (this.providers.has(provider.type)) throw new Error(`two providers for ${provider.type}`);
    this.providers.set(provider.type, provider);
  }

  of(type: string): SubjectProvider {
    const provider = this.providers.get(type);
    if (!provider) throw new Error(`no provider for ${type}`);
    return provider;
  }
}
