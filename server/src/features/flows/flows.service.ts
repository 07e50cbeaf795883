import { Injectable } from '@nestjs/common';
import { type FlowDefinition, validate } from '@tideboard/flow';
import { Clock } from '../../platform/clock';
import { Database } from '../../platform/database/database';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { NotFound } from '../../platform/http/errors';
import { newId } from '../../platform/ids';
import { FlowTemplate, FlowVersion } from './flow.entity';

/** Templates and their versions. A published version never changes, so it is kept in memory once read. */
@Injectable()
export class Flows {
  private readonly definitions = new Map<string, FlowDefinition>();

  constructor(
    private readonly db: Database,
    private readonly unit: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async definition(versionId: string): Promise<FlowDefinition> {
    const known = this.definitions.get(versionId);
    if (known) return known;
    const version = await this.db.repository(FlowVersion).findOneBy({ id: versionId });
    if (!version) throw new NotFound();
    if (version.state !== 'draft') this.definitions.set(versionId, version.definition);
    return version.definition;
  }

  /** Id of the newest published version of a template. */
  async published(templateKey: string): Promise<string> {
    const template = await this.db.repository(FlowTemplate).findOneBy({ key: templateKey });
    if (!template) throw new NotFound();
    const version = await this.db.repository(FlowVersion).findOne({
      where: { templateId: template.id, state: 'published' },
      order: { number: 'DESC' },
      select: { id: true },
    });
    if (!version) throw new NotFound();
    return version.id;
  }

  /** Publishes a definition as the next version of its template, made on first sight. @throws on a definition with issues. */
  publish(definition: FlowDefinition): Promise<string> {
    const issues = validate(definition);
    if (issues.length) throw new Error(`template ${definition.key}: ${JSON.stringify(issues)}`);
    return this.unit.run(async () => {
      const templates = this.db.repository(FlowTemplate);
      const versions = this.db.repository(FlowVersion);
      let template = await templates.findOneBy({ key: definition.key });
      if (!template) {
        template = templates.create({ id: newId(), key: definition.key, nameZh: definition.name.zh, nameEn: definition.name.en });
        await templates.insert(template);
      }
      const number = 1 + (await versions.countBy({ templateId: template.id }));
      const id = newId();
      await this.db.execute('INSERT INTO flow_version (id, template_id, number, state, definition, published_at) VALUES (?, ?, ?, ?, ?, ?)', [
        id,
        template.id,
        number,
        'published',
        JSON.stringify(definition),
        this.clock.now(),
      ]);
      return id;
    });
  }
}
