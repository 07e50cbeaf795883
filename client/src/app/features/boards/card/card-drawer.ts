import { ChangeDetectionStrategy, Component } from '@angular/core';

@Component({ selector: 'tb-card-drawer', changeDetection: ChangeDetectionStrategy.OnPush, template: '' })
export class CardDrawer {}
