/** Login names are compared without case and width: `Li.Wei` and `ｌｉ.ｗｅｉ` are one person. */
export function foldLogin(login: string): string {
  return login.normalize('NFKC').trim().toLowerCase();
}
