/* The editor: CodeMirror with what a page of Python needs. A bundle of its own, fetched at the first Edit. */
import { acceptCompletion, autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap, indentLess, indentMore, toggleComment } from "@codemirror/commands";
import { bracketMatching, HighlightStyle, indentOnInput, indentUnit, StreamLanguage, syntaxHighlighting } from "@codemirror/language";
import { python } from "@codemirror/legacy-modes/mode/python"; // half the size of lang-python, with the same colours
import { EditorState } from "@codemirror/state";
import { drawSelection, EditorView, highlightActiveLine, highlightActiveLineGutter, keymap, lineNumbers } from "@codemirror/view";
import { tags } from "@lezer/highlight";

// Colours are variables of run.css, so that they follow the theme.
const colours = HighlightStyle.define([
  { tag: [tags.keyword, tags.operatorKeyword, tags.controlKeyword, tags.definitionKeyword], color: "var(--code-keyword)" },
  { tag: [tags.string, tags.special(tags.string)], color: "var(--code-string)" },
  { tag: [tags.number, tags.bool, tags.null], color: "var(--code-number)" },
  { tag: tags.comment, color: "var(--code-comment)", fontStyle: "italic" },
  { tag: [tags.definition(tags.variableName), tags.meta], color: "var(--code-name)" },
]);

const KEYWORDS = `assert break class continue def elif else except finally for from import lambda not pass raise return
  try while with yield True False None abs all any dict enumerate float int isinstance len list max min print range
  reversed set sorted str sum tuple zip ValueError`.split(/\s+/);

/* The names of the page's cells, those in this text, and Python's. Words after a point are attributes: no help there. */
function complete(names) {
  return (context) => {
    const word = context.matchBefore(/[\w.]+/);
    if (!word || word.text.includes(".")) return null;
    const here = context.state.doc.toString().match(/[A-Za-z_]\w{2,}/g) || [];
    const known = new Set([...names(), ...here, ...KEYWORDS]);
    known.delete(word.text);
    return { from: word.from, options: [...known].map((label) => ({ label })), validFor: /^\w*$/ };
  };
}

/**
 * An editor in the element `parent`. label: its name for screen readers; help: the id of its description.
 * names: a function that gives names to complete. onChange(text) follows what the reader types, onRun(goOn) Ctrl+Enter,
 * and Shift+Enter with goOn. Returns {focus, setText}.
 */
function make({ parent, text, label, help, names, onChange, onRun }) {
  let leaving = false; // Escape was pressed: Tab moves on
  let quiet = false; // the page changes the text, not the reader

  const run = (goOn) => () => {
    onRun(goOn);
    return true;
  };
  const tab = (command) => (view) => {
    if (leaving) return false;
    return command(view);
  };
  const insertTab = (view) => {
    const { state } = view;
    if (state.selection.ranges.some((range) => !range.empty)) return indentMore(view);
    const { head } = state.selection.main;
    const column = head - state.doc.lineAt(head).from;
    view.dispatch(state.replaceSelection(" ".repeat(4 - (column % 4))));
    return true;
  };
  const view = new EditorView({
    parent,
    state: EditorState.create({
      doc: text,
      extensions: [
        keymap.of([
          { key: "Mod-Enter", run: run(false) },
          { key: "Ctrl-Enter", run: run(false) },
          { key: "Shift-Enter", run: run(true) },
          { key: "Tab", run: tab((view) => acceptCompletion(view) || insertTab(view)), shift: tab(indentLess) },
          { key: "Mod-/", run: toggleComment },
        ]),
        EditorView.domEventHandlers({
          keydown: (event) => {
            if (event.key !== "Tab" && event.key !== "Shift") leaving = event.key === "Escape";
          },
          blur: () => (leaving = false),
        }),
        lineNumbers(),
        history(),
        drawSelection(),
        indentUnit.of("    "),
        EditorState.tabSize.of(4),
        indentOnInput(),
        bracketMatching(),
        closeBrackets(),
        autocompletion({ override: [complete(names)], icons: false, activateOnTyping: true }),
        highlightActiveLine(),
        highlightActiveLineGutter(),
        StreamLanguage.define(python),
        syntaxHighlighting(colours),
        keymap.of([...closeBracketsKeymap, ...defaultKeymap, ...historyKeymap, ...completionKeymap]),
        EditorView.lineWrapping,
        EditorView.contentAttributes.of({ "aria-label": label, "aria-describedby": help, autocapitalize: "off" }),
        EditorView.updateListener.of((update) => {
          if (update.docChanged && !quiet) onChange(update.state.doc.toString());
        }),
      ],
    }),
  });
  return {
    focus: () => view.focus(),
    setText(newText) {
      quiet = true;
      view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: newText } });
      quiet = false;
    },
  };
}

window.courseEditor = { make };
