import { Dialog, DialogRef } from '@angular/cdk/dialog';
import { ComponentType } from '@angular/cdk/portal';
import { inject, Injectable, InjectionToken } from '@angular/core';
import { firstValueFrom } from 'rxjs';

/** The id that the frame gives its title, so that the dialog is named by it. */
export const dialogTitleId = new InjectionToken<string>('dialog title id');

export interface DialogOptions<D> {
  readonly data?: D;
  readonly width?: number;
}

// The first field, else the first button of the actions, which is the safe one. Never the close button.
const firstFocus = '[data-autofocus], .dialog-body :is(input, select, textarea):not([disabled]), .dialog-actions button:not([disabled])';

let lastId = 0;

@Injectable({ providedIn: 'root' })
export class Dialogs {
  private readonly dialog = inject(Dialog);

  /** Opens a component that shows a `tb-dialog`. Focus returns to where it was. */
  open<R, D = unknown>(component: ComponentType<unknown>, { data, width = 480 }: DialogOptions<D> = {}): DialogRef<R> {
    const titleId = `dialog-title-${++lastId}`;
    return this.dialog.open<R, D>(component, {
      ...(data === undefined ? {} : { data }),
      width: `${width}px`,
      panelClass: 'dialog-pane',
      backdropClass: ['cdk-overlay-dark-backdrop', 'dialog-backdrop'],
      ariaLabelledBy: titleId,
      ariaModal: true,
      autoFocus: firstFocus,
      closePredicate: (result, _config, component) => result !== undefined || mayClose(component),
      providers: [{ provide: dialogTitleId, useValue: titleId }],
    });
  }

  /** The result, or undefined when it was closed without one. */
  ask<R, D = unknown>(component: ComponentType<unknown>, options: DialogOptions<D> = {}): Promise<R | undefined> {
    return firstValueFrom(this.open<R, D>(component, options).closed);
  }
}

/** A dialog that holds typed input answers here whether it may go; when not, it asks by itself. */
export interface HoldsInput {
  mayClose(): boolean;
}

function mayClose(component: unknown): boolean {
  const holder = component as Partial<HoldsInput> | null;
  return holder?.mayClose?.() ?? true;
}
