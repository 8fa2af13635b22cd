// Puts an article that a catalogue has moved behind the title back in front: "Matrix, The" is "The Matrix".

/** English, French, Italian, Spanish, Portuguese, German, Dutch, Scandinavian: as catalogues put them behind a comma. */
const articles = new Set(
  (
    'the a an le la les un une des il lo gli i uno una el los las unos unas o os as um uma ' +
    'der die das den dem ein eine het een de en et det'
  ).split(' '),
);

/** An apostrophe binds: "Atalante, L'" is "L'Atalante". A comma before any other word stays. */
export function moveArticle(title: string): string {
  const match = /^(.+), ([\p{L}]{1,4}['’]?)$/u.exec(title);
  const [, rest, article] = match ?? [];
  if (rest === undefined || article === undefined) return title;
  if (/^(?:l|un|gl|d)['’]$/iu.test(article)) return `${article}${rest}`;
  return articles.has(article.toLowerCase()) ? `${article} ${rest}` : title;
}
