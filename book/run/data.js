/* What the build made for this page (bookext/run.py): fetched when Python, the notebook or the editor is wanted. */

const script = document.currentScript;
const root = new URL(document.documentElement.dataset.content_root, location.href);
let loading = null;

/** The address of a file of the book. */
export const inBook = (path) => new URL(path, root).href;

/** Load a script of the book. Not fetch and no module, which file:// does not allow. */
export function loadScript(path) {
  return new Promise((resolve, reject) => {
    const element = document.createElement("script");
    element.src = inBook(path);
    element.onload = resolve;
    element.onerror = () => reject(new Error("a file of the book is missing; load the page again."));
    document.head.append(element);
  });
}

/** {pyodide, megabytes, missing, files, filename, notebook, cells: [{id, name, kind}]} */
export function loadData() {
  loading ||= new Promise((resolve, reject) => {
    window.runData = resolve;
    loadScript(script.dataset.run).catch((error) => {
      loading = null;
      reject(error);
    });
  });
  return loading;
}

let editor = null;

/** CodeMirror, as editor.js makes it. */
export function loadEditor() {
  editor ||= loadScript(script.dataset.editor).then(() => window.courseEditor);
  editor.catch(() => (editor = null));
  return editor;
}
