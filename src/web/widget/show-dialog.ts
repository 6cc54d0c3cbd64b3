/**
 * Shows `dialog`, or shows it anew where it is open the other way, without moving the focus: both
 * ways of opening put it on the first button, and where it goes is for the caller to say.
 */
export function showDialog(dialog: HTMLDialogElement, isModal: boolean): void {
  if (dialog.open && dialog.matches(':modal') === isModal) return
  if (dialog.open) dialog.close()
  const root = dialog.getRootNode() as Document | ShadowRoot
  const inside = root.activeElement
  const outside = document.activeElement
  if (isModal) dialog.showModal()
  else dialog.show()
  if (inside instanceof HTMLElement) inside.focus({ preventScroll: true })
  else {
    const moved = root.activeElement
    if (moved instanceof HTMLElement) moved.blur()
    if (!isModal && outside instanceof HTMLElement) outside.focus({ preventScroll: true })
  }
}
