import { ChangeDetectionStrategy, Component } from '@angular/core';

@Component({ selector: 'tb-card-page', changeDetection: ChangeDetectionStrategy.OnPush, template: '' })
export class CardPage {}
